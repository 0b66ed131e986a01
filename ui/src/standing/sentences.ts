// What to do about an account that a service blocked, or has not confirmed.
import { learn } from "../words";

learn(import.meta.glob<string>("../../../locales/*/standing.ftl", { query: "?raw", import: "default", eager: true }));
