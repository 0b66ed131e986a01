import { mount } from "svelte";
import App from "./App.svelte";
import { begin } from "./state/app.svelte";

// the first picture is the right one: in the person's language and colours, with their profiles
await begin();
mount(App, { target: document.getElementById("app")! });
