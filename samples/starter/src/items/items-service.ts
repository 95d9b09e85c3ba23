import { Injectable } from 'tenon';
import { Item, ItemNotFound, NewItem } from './item.js';

/** Keeps everything in the memory of the process: a restart forgets it, and each worker has its own. */
@Injectable()
export class ItemsService {
  readonly #kept: Item[] = [];

  list(): readonly Item[] {
    return this.#kept;
  }

  find(id: number): Item {
    const found = this.#kept.find((one) => one.id === id);
    if (found === undefined) throw new ItemNotFound();
    return found;
  }

  add({ name }: NewItem): Item {
    const added = { id: this.#kept.length + 1, name };
    this.#kept.push(added);
    return added;
  }
}
