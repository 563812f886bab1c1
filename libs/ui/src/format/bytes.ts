const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

/** `120 KB`, `1.4 MB`: size of a file as people read it; nothing is smaller than 1 KB. */
export function formatBytes(bytes: number): string {
  if (bytes < megabyte) return `${Math.max(1, Math.round(bytes / kilobyte))} KB`;
  return `${(bytes / megabyte).toFixed(1)} MB`;
}
