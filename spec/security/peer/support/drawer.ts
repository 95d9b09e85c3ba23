import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Everything that an authorization server keeps, by its kind and its name. */
export type Cabinet = Map<string, AdapterPayload>;

/** What an authorization server keeps of one kind. */
export class Drawer implements Adapter {
  constructor(
    private readonly kind: string,
    private readonly cabinet: Cabinet,
  ) {}

  async upsert(id: string, payload: AdapterPayload): Promise<void> {
    this.cabinet.set(this.#key(id), payload);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.cabinet.get(this.#key(id));
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#all().find((one) => one.uid === uid);
  }

  async findByUserCode(code: string): Promise<AdapterPayload | undefined> {
    return this.#all().find((one) => one.userCode === code);
  }

  async consume(id: string): Promise<void> {
    const payload = this.cabinet.get(this.#key(id));
    if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.cabinet.delete(this.#key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, payload] of this.cabinet) if (payload.grantId === grantId) this.cabinet.delete(key);
  }

  #key(id: string): string {
    return `${this.kind}:${id}`;
  }

  #all(): AdapterPayload[] {
    return [...this.cabinet].filter(([key]) => key.startsWith(`${this.kind}:`)).map(([, payload]) => payload);
  }
}
