// Without a module of its own: the caller says where it is, and pays for nothing twice.

import { refusal } from "./failure.js";
import { loader, loaderSync } from "./start.js";

const nowhere = () => {
  throw refusal("missing-field", "`tollgate/slim` has no module of its own", "give the address, the response, the bytes or the module of `tollgate/engine.wasm`");
};

export { TollgateError } from "./failure.js";
export const load = loader({ engine: nowhere });
export const loadSync = loaderSync({ engine: nowhere });
