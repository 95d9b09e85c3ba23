import { Injectable, Int, Query } from 'tenon';

/** Which part of a list is wanted: a dependency in class form, so that every list is paged, checked and documented alike. */
@Injectable({ scope: 'request' })
export class Paging {
  constructor(
    @Query({ type: Int, minimum: 0 }) readonly skip: number = 0,
    @Query({ type: Int, minimum: 1, maximum: 100 }) readonly limit: number = 20,
  ) {}
}
