const books = {
  pattern: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
  nowhere: '00000000-0000-4000-8000-000000000000',
  /** No id at all; the document says `string`, so that the compiler lets it pass. */
  none: '1',
} as const;

/** Ids of a freshly filled shop, and of nothing in it. */
export const ids = { customer: '8d3c1f6e-0b7a-4c5e-9f21-6a4d2e8b7c10', ...books };

const password = 'a shelf of one metre';

/** Who has an account in it, as the form asks for it. */
export const customer = { grant_type: 'password', username: 'ada@example.com', password } as const;
export const clerk = { ...customer, username: 'melvil@example.com' };

/** Where the shop is. */
export function address(): string {
  const [, , given] = process.argv;
  if (given === undefined) throw new Error('The address of the shop is missing');
  return given;
}

/** Prints what came of a call, for the spec to read. */
export function tell(operation: string, response: Response | undefined, told: unknown): void {
  console.log(JSON.stringify({ operation, status: response?.status, told }));
}

/** The value of an answer that has to be one. */
export function got<T>(data: T | undefined): T {
  if (data === undefined) throw new Error('The answer is an error, or empty');
  return data;
}

/** The values that a validation problem names. */
export function placesOf({ errors }: { readonly errors: readonly { readonly loc: readonly (string | number)[] }[] }): readonly string[] {
  return errors.map(({ loc }) => loc.join('.'));
}

/** A value where the type holds nothing, so that a case that was forgotten is an error of the compiler. */
export function never(value: never): never {
  throw new Error(`Nobody expects ${JSON.stringify(value)}`);
}
