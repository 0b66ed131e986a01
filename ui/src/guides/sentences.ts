// What is said when it matters comes with the screens that say it.
import { learn } from "../words";

learn(import.meta.glob<string>("../../../locales/*/way-back.ftl", { query: "?raw", import: "default", eager: true }));
