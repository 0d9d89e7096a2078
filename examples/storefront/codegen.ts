import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "../../packages/bigcommerce-emulator/src/resolvers/schema.graphql",
  documents: "src/**/*.graphql",
  ignoreNoDocuments: true,
  generates: {
    "src/gql/": {
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
