/** Where an application listens. */
export interface Listening {
  readonly host: string;
  readonly port: number;
  readonly url: string;
}
