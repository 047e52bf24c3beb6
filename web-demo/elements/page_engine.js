// The engine of a page: the smaller build of the module, unpacked from this script.

import { inlined } from "#inlined";
import { loader } from "#start";
import { unpack } from "./lzma.js";

export const load = loader(() => unpack(inlined));
