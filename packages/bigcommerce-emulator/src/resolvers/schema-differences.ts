import {
  type GraphQLArgument,
  type GraphQLDirective,
  type GraphQLInputField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  isUnionType,
  print,
} from "graphql";

/**
 * The differences that keep `subset` from being a part of `reference`. Each type, field, argument, default,
 * nullability, enum value, union member and interface of `subset` must be the same there. No difference: an empty list.
 */
export function schemaDifferences(subset: GraphQLSchema, reference: GraphQLSchema): string[] {
  const types = Object.values(subset.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const directives = subset.getDirectives().filter((directive) => !isSpecifiedDirective(directive));
  return [
    ...rootDifferences(subset, reference),
    ...types.flatMap((type) => typeDifferences(type, reference.getType(type.name))),
    ...directives.flatMap((directive) =>
      directiveDifferences(directive, reference.getDirective(directive.name)),
    ),
  ];
}

function rootDifferences(subset: GraphQLSchema, reference: GraphQLSchema): string[] {
  const pairs: [string, string | undefined, string | undefined][] = [
    ["query root", subset.getQueryType()?.name, reference.getQueryType()?.name],
    ["mutation root", subset.getMutationType()?.name, reference.getMutationType()?.name],
    ["subscription root", subset.getSubscriptionType()?.name, reference.getSubscriptionType()?.name],
  ];
  return pairs.flatMap(([name, ours, theirs]) => (ours === undefined ? [] : changed(name, ours, theirs)));
}

function typeDifferences(ours: GraphQLNamedType, theirs: GraphQLNamedType | undefined): string[] {
  if (theirs === undefined) return [`${ours.name}: no such type in the reference`];
  if (kindOf(ours) !== kindOf(theirs)) return changed(`${ours.name}: kind`, kindOf(ours), kindOf(theirs));
  if (isEnumType(ours) && isEnumType(theirs)) {
    return missing(`${ours.name}: enum value`, namesOf(ours.getValues()), namesOf(theirs.getValues()));
  }
  if (isUnionType(ours) && isUnionType(theirs)) {
    return missing(`${ours.name}: union member`, namesOf(ours.getTypes()), namesOf(theirs.getTypes()));
  }
  if (isInputObjectType(ours) && isInputObjectType(theirs)) {
    return inputDifferences(ours.name, Object.values(ours.getFields()), Object.values(theirs.getFields()));
  }
  return compositeDifferences(ours, theirs);
}

function compositeDifferences(ours: GraphQLNamedType, theirs: GraphQLNamedType): string[] {
  if (!hasFields(ours) || !hasFields(theirs)) return [];
  const interfaces = missing(
    `${ours.name}: interface`,
    namesOf(ours.getInterfaces()),
    namesOf(theirs.getInterfaces()),
  );
  const fields = Object.values(ours.getFields()).flatMap((field) => {
    const at = `${ours.name}.${field.name}`;
    const other = theirs.getFields()[field.name];
    if (other === undefined) return [`${at}: no such field in the reference`];
    return [
      ...changed(`${at}: type`, String(field.type), String(other.type)),
      ...changed(`${at}: deprecated`, isDeprecated(field), isDeprecated(other)),
      ...inputDifferences(at, field.args, other.args),
    ];
  });
  return [...interfaces, ...fields];
}

type Input = GraphQLArgument | GraphQLInputField;

function inputDifferences(at: string, ours: readonly Input[], theirs: readonly Input[]): string[] {
  const known = new Map(theirs.map((input) => [input.name, input]));
  const present = new Set(namesOf(ours));
  const leftOut = theirs.filter((input) => isRequiredInput(input) && !present.has(input.name));
  return [
    ...ours.flatMap((input) => {
      const other = known.get(input.name);
      if (other === undefined) return [`${at}(${input.name}): no such input in the reference`];
      return [
        ...changed(`${at}(${input.name}): type`, String(input.type), String(other.type)),
        ...changed(`${at}(${input.name}): default`, defaultOf(input), defaultOf(other)),
      ];
    }),
    ...leftOut.map((input) => `${at}(${input.name}): required in the reference, missing here`),
  ];
}

function directiveDifferences(ours: GraphQLDirective, theirs: GraphQLDirective | null | undefined): string[] {
  if (theirs === null || theirs === undefined) return [`@${ours.name}: no such directive in the reference`];
  return [
    ...missing(`@${ours.name}: location`, ours.locations, theirs.locations),
    ...inputDifferences(`@${ours.name}`, ours.args, theirs.args),
  ];
}

function isRequiredInput(input: Input): boolean {
  return isNonNullType(input.type) && input.astNode?.defaultValue === undefined;
}

function defaultOf(input: Input): string {
  const value = input.astNode?.defaultValue;
  return value === undefined ? "none" : print(value);
}

function isDeprecated(field: { deprecationReason?: string | null | undefined }): string {
  return field.deprecationReason === undefined || field.deprecationReason === null ? "no" : "yes";
}

function hasFields(type: GraphQLNamedType): type is GraphQLObjectType | GraphQLInterfaceType {
  return isObjectType(type) || isInterfaceType(type);
}

function kindOf(type: GraphQLNamedType): string {
  if (isScalarType(type)) return "scalar";
  if (isEnumType(type)) return "enum";
  if (isUnionType(type)) return "union";
  if (isInputObjectType(type)) return "input";
  return isInterfaceType(type) ? "interface" : "type";
}

function namesOf(named: readonly { name: string }[]): string[] {
  return named.map(({ name }) => name);
}

function missing(at: string, ours: readonly string[], theirs: readonly string[]): string[] {
  return ours.filter((name) => !theirs.includes(name)).map((name) => `${at} ${name} is not in the reference`);
}

function changed(at: string, ours: string, theirs: string | undefined): string[] {
  return ours === theirs ? [] : [`${at} is ${ours}, in the reference ${theirs ?? "absent"}`];
}
