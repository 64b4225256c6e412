/** Where browsers reach this server. */
export abstract class OwnAddress {
  /** What the operator says it is, as `https://maalbar.example`; null on this machine only. */
  abstract readonly stated: string | null;
  /** That, or where the server listens: known once it does. Without a slash at the end. */
  abstract origin(): string;
}
