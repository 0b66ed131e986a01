// What is said of newer versions comes with their part of the settings; so does what is said when one did not come.
import { learn } from "../words";

learn(import.meta.glob<string>("../../../locales/*/updates.ftl", { query: "?raw", import: "default", eager: true }));
