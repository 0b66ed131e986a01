// What is said of the board comes with its screens.
import { learn } from "../words";

learn(import.meta.glob<string>("../../../locales/*/board.ftl", { query: "?raw", import: "default", eager: true }));
