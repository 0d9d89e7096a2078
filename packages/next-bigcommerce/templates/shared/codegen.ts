import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  // Your store's schema: the script `schema` writes it.
  schema: "schema.graphql",
  documents: ["{app,components,lib}/**/*.{graphql,ts,tsx}"],
  ignoreNoDocuments: true,
  generates: {
    "gql/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: "string",
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        scalars: {
          BigDecimal: "number",
          DateTime: "string",
          IpAddress: "string",
          Long: "number",
          URL: "string",
          UUID: "string",
        },
      },
    },
  },
};

export default config;
