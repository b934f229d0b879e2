import { render } from "solid-js/web";
import { SandboxPage } from "./sandbox-page.tsx";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/sandbox-page.css";
import "./styles/phone.css";
import "./styles/chat.css";
import "./styles/composer.css";
import "./styles/bench.css";
import "./styles/places.css";
import "./styles/discord.css";

const root = document.querySelector("#root");
if (root) render(() => <SandboxPage />, root);
