/** Connection options of every client inside an instance: keeps trying for ever, with jitter, also before the first connection. */
export function natsOptions(url: string, name: string) {
  return {
    servers: [url],
    name,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    waitOnFirstConnect: true,
    pingInterval: 20_000,
    maxPingOut: 2,
  };
}
