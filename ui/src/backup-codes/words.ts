// What is said of backup codes comes with the parts that say it.
import { learn } from "../words";

learn(import.meta.glob<string>("../../../locales/*/backup-codes.ftl", { query: "?raw", import: "default", eager: true }));
