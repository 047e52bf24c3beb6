// What can be searched of the reference, as a script of its own beside the page's.

import { reference } from "#reference";
import { stand } from "./beside.js";

stand("reference", async () => reference);
