import { render } from "solid-js/web";
import { Shelf } from "./shelf.tsx";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/shelf.css";
import "./styles/phone.css";
import "./styles/chat.css";
import "./styles/composer.css";
import "./styles/bench.css";

const root = document.querySelector("#root");
if (root) render(() => <Shelf />, root);
