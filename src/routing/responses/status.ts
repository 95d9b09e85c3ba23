/** Statuses whose answers have no body (RFC 9110 sections 15.2, 15.3.5, 15.3.6, 15.4.5). */
export function bodiless(status: number): boolean {
  return status < 200 || status === 204 || status === 205 || status === 304;
}
