import { Injectable, Int, Query } from 'tenon';

/** Which part of a list is wanted: a dependency in class form, so that every list is paged, checked and documented alike. */
@Injectable({ scope: 'request' })
export class Paging {
  constructor(
    @Query({ type: Int, minimum: 0, description: 'How many are passed over.' }) readonly skip: number = 0,
    @Query({ type: Int, minimum: 1, maximum: 100, description: 'How many there are on a page, at most.' }) readonly limit: number = 20,
  ) {}
}
