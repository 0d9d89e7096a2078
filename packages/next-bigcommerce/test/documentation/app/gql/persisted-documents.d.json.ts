declare const persistedDocuments: Record<string, string>;
export default persistedDocuments;
