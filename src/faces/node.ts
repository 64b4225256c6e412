import { Field, ID, InterfaceType } from '@nestjs/graphql';

const typeOfNode = new WeakMap<object, string>();

/** Remembers which type of the API a row is, where only `node(id)` knows it. */
export function asNode<Row extends object>(type: string, row: Row): Row {
  typeOfNode.set(row, type);
  return row;
}

@InterfaceType({
  description: 'Anything with an id of its own, to be found again by `node(id)`.',
  resolveType: (value: object) => typeOfNode.get(value),
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque, stable, and unique over all types.' })
  id: string;
}
