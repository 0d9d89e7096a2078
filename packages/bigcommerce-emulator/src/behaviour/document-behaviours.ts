import { type Behaviour, inferred, recorded } from "./behaviour.js";

/**
 * Documents that are not valid, and variables that do not fit. One text is recorded. It is the one of Sangria, a GraphQL
 * server for Scala, so the others are Sangria's too.
 */
export const documentBehaviours = {
  "document.errors": {
    what: "The form of these refusals (400): `message` and `locations` of each error, no `path`, no `data`.",
    source: recorded(),
  },
  "document.field": {
    what: "A field that the type does not have.",
    text: "Cannot query field '{field}' on type '{type}'.",
    source: recorded(),
  },
  "document.syntax": {
    what: "A document that is not GraphQL.",
    text: "Syntax error while parsing GraphQL query. {problem} {place}",
    source: inferred(),
  },
  "document.argument": {
    what: "An argument that the field does not have.",
    text: "Unknown argument '{argument}' on field '{field}' of type '{type}'.",
    source: inferred(),
  },
  "document.required_argument": {
    what: "A field without an argument that it needs.",
    text: "Field '{field}' argument '{argument}' of type '{type}' is required but not provided.",
    source: inferred(),
  },
  "document.directive": {
    what: "An unknown directive.",
    text: "Unknown directive '{directive}'.",
    source: inferred(),
  },
  "document.directive_place": {
    what: "A directive where it may not be.",
    text: "Directive '{directive}' may not be used on {place}.",
    source: inferred(),
  },
  "document.directive_twice": {
    what: "The same directive twice at one place.",
    text: "The directive '{directive}' can only be used once at this location.",
    source: inferred(),
  },
  "document.directive_argument": {
    what: "An argument that the directive does not have.",
    text: "Unknown argument '{argument}' on directive '{directive}'.",
    source: inferred(),
  },
  "document.required_directive_argument": {
    what: "A directive without an argument that it needs.",
    text: "Directive '{directive}' argument '{argument}' of type '{type}' is required but not provided.",
    source: inferred(),
  },
  "document.type": {
    what: "An unknown type.",
    text: "Unknown type '{type}'.",
    source: inferred(),
  },
  "document.fragment": {
    what: "An unknown fragment.",
    text: "Unknown fragment '{fragment}'.",
    source: inferred(),
  },
  "document.unused_fragment": {
    what: "A fragment that nothing uses.",
    text: "Fragment '{fragment}' is not used.",
    source: inferred(),
  },
  "document.fragment_cycle": {
    what: "Fragments that contain each other.",
    text: "Cannot spread fragment '{fragment}' within itself{via}.",
    source: inferred(),
  },
  "document.fragment_type": {
    what: "A fragment on a type without fields.",
    text: "Fragment '{fragment}' cannot condition on non composite type '{type}'.",
    source: inferred(),
  },
  "document.inline_fragment_type": {
    what: "An inline fragment on a type without fields.",
    text: "Fragment cannot condition on non composite type '{type}'.",
    source: inferred(),
  },
  "document.spread": {
    what: "A fragment where no object can be of its type.",
    text: "Fragment '{fragment}' cannot be spread here as objects of type '{parent}' can never be of type '{type}'.",
    source: inferred(),
  },
  "document.inline_spread": {
    what: "An inline fragment where no object can be of its type.",
    text: "Fragment cannot be spread here as objects of type '{parent}' can never be of type '{type}'.",
    source: inferred(),
  },
  "document.selection_missing": {
    what: "An object without a selection of its fields.",
    text: "Field '{field}' of type '{type}' must have a sub selection.",
    source: inferred(),
  },
  "document.selection_of_leaf": {
    what: "A selection of fields of a value that has none.",
    text: "Field '{field}' of type '{type}' must not have a sub selection.",
    source: inferred(),
  },
  "document.conflict": {
    what: "Two selections of one name that cannot be merged.",
    text: "Field '{field}' conflict because {reason}. Use different aliases on the fields to fetch both if this was intentional.",
    source: inferred(),
  },
  "document.operation_twice": {
    what: "Two operations of one name.",
    text: "There can only be one operation named '{name}'.",
    source: inferred(),
  },
  "document.fragment_twice": {
    what: "Two fragments of one name.",
    text: "There can only be one fragment named '{name}'.",
    source: inferred(),
  },
  "document.argument_twice": {
    what: "Two arguments of one name.",
    text: "There can be only one argument named '{name}'.",
    source: inferred(),
  },
  "document.input_field_twice": {
    what: "Two fields of one name in an input object.",
    text: "There can be only one input field named '{name}'.",
    source: inferred(),
  },
  "document.anonymous": {
    what: "An operation without a name beside another one.",
    text: "This anonymous operation must be the only defined operation.",
    source: inferred(),
  },
  "document.definition": {
    what: "A definition that cannot be executed, for example of a type.",
    text: "The '{definition}' definition is not executable.",
    source: inferred(),
  },
  "document.introspection_depth": {
    what: "Introspection of lists within lists within lists.",
    text: "Maximum introspection depth exceeded",
    source: inferred(),
  },
  "document.value": {
    what: "A value in the document that its type does not allow.",
    text: "Expected type '{type}', found '{value}'. {reason}",
    source: inferred(),
  },
  "document.input_field": {
    what: "A field that the input type does not have, in the document.",
    text: "Field '{field}' is not defined by type '{type}'.",
    source: inferred(),
  },
  "document.required_input_field": {
    what: "An input object in the document without a field that it needs.",
    text: "Field '{type}.{field}' of required type '{fieldType}' was not provided.",
    source: inferred(),
  },
  "variable.unknown": {
    what: "A variable that the operation does not declare.",
    text: "Variable '{variable}' is not defined by operation '{operation}'.",
    source: inferred(),
  },
  "variable.unknown_to_anonymous": {
    what: "The same in an operation without a name.",
    text: "Variable '{variable}' is not defined.",
    source: inferred(),
  },
  "variable.unused": {
    what: "A variable that the operation does not use.",
    text: "Variable '{variable}' is not used in operation {operation}.",
    source: inferred(),
  },
  "variable.unused_in_anonymous": {
    what: "The same in an operation without a name.",
    text: "Variable '{variable}' is not used.",
    source: inferred(),
  },
  "variable.twice": {
    what: "Two variables of one name.",
    text: "There can be only one variable named '{name}'.",
    source: inferred(),
  },
  "variable.type": {
    what: "A variable of a type that is not for input.",
    text: "Variable '{variable}' cannot be non input type '{type}'.",
    source: inferred(),
  },
  "variable.position": {
    what: "A variable where another type is needed.",
    text: "Variable '{variable}' of type '{type}' used in position expecting type '{expected}'.",
    source: inferred(),
  },
  "variable.missing": {
    what: "A required variable that is not sent.",
    text: "Variable '{variable}' expected value of type '{type}' but value is undefined. Reason: {reason}",
    source: inferred(),
  },
  "variable.value": {
    what: "A value of a variable that its type does not allow.",
    text: "Variable '{variable}' expected value of type '{type}' but got: {value}. Reason: {reason}",
    source: inferred(),
  },
  "value.null": {
    what: "The reason: null where a value is needed, or a required field of an input object that is missing.",
    text: "Expected non-null value, found null.",
    source: inferred(),
  },
  "value.field": {
    what: "The reason: a field that the input type does not have.",
    text: "Field '{field}' is not defined in the input type '{type}'.",
    source: inferred(),
  },
  "value.object": {
    what: "The reason: something else than an object.",
    text: "Expected '{type}', found not an object.",
    source: inferred(),
  },
  "value.enum": {
    what: "The reason: a name that the enum does not have.",
    text: "Enum value '{value}' is undefined in enum type '{type}'. Known values are: {known}.",
    source: inferred(),
  },
  "value.not_enum": {
    what: "The reason: something else than a name of an enum.",
    text: "Enum value expected",
    source: inferred(),
  },
  "value.scalar": {
    what: "The reason: something else than the scalar.",
    text: "{scalar} value expected",
    source: inferred(),
  },
  "value.too_big": {
    what: "The reason: an integer of more than 32 bits.",
    text: "Value is too big to fit in Int",
    source: inferred(),
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
