const beijingOffsetMs = 8 * 3_600_000;

/** Calendar day in Asia/Shanghai (UTC+8 all year), YYYY-MM-DD. */
export const noticeDayOf = (at: Date): string => new Date(at.getTime() + beijingOffsetMs).toISOString().slice(0, 10);
