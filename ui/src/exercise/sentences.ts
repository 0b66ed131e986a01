// What is said of practising comes with its screen; the head over it is that of the ways back.
import "../recovery/sentences";
import { learn } from "../words";

learn(import.meta.glob<string>("../../../locales/*/exercise.ftl", { query: "?raw", import: "default", eager: true }));
