// Packages that the pages name and that are not installed here.
declare module "@graphql-codegen/client-preset" {
  export const addTypenameSelectionDocumentTransform: object;
}
