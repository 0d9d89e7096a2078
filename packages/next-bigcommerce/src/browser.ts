// What a browser's bundle gets instead of the package: only the refusal. The real entry reaches Node's own modules,
// at which Turbopack fails without saying why.
import "server-only";
