import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  isScalarType,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

/** What each scalar takes. */
const SAID: Readonly<Record<string, unknown>> = {
  Boolean: true,
  Date: '2030-01-01',
  DateTime: '2025-01-01T00:00:00Z',
  Float: 1,
  ID: 'x',
  Int: 1,
};

/** A question for a field of a root type, with whatever its arguments take: well made, and of nothing that there is. */
export function anyQuestion(root: 'query' | 'mutation' | 'subscription', { name, args, type }: Field) {
  const needed = args.filter(isRequiredArgument);
  const declared = needed.map((argument) => `$${argument.name}: ${argument.type}`).join(', ');
  const given = needed.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const selected = isLeafType(getNamedType(type)) ? '' : ' { __typename }';
  const asked = needed.length === 0 ? name : `${name}(${given})`;
  return {
    query: `${root}${needed.length === 0 ? '' : ` (${declared})`} { ${asked}${selected} }`,
    variables: Object.fromEntries(needed.map((argument) => [argument.name, anyValue(argument.type)])),
  };
}

function anyValue(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return anyValue(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isScalarType(type)) return SAID[type.name] ?? 'x';
  if (!isInputObjectType(type)) return null;
  const needed = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(needed.map((field) => [field.name, anyValue(field.type)]));
}
