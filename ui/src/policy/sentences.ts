// What is said of an organisation's settings comes with the parts that say it.
import { learn } from "../words";

learn(import.meta.glob<string>("../../../locales/*/policy.ftl", { query: "?raw", import: "default", eager: true }));
