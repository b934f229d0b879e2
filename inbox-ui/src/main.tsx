import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/button.css";
import "./styles/field.css";
import "./styles/floating.css";
import "./styles/states.css";
import { Navigate, Route, Router } from "@solidjs/router";
import { lazy } from "solid-js";
import { render } from "solid-js/web";
import { areas } from "./areas.ts";
import { type AreaRoute, Areas } from "./parts/area.ts";
import { loadTheme } from "./parts/theme.ts";
import { Shell } from "./shell/shell.tsx";
import { loadWords } from "./words/index.ts";

const Missing = lazy(() => import("./shell/missing.tsx"));

const App = () => (
  <Areas.Provider value={areas}>
    <Router>
      {areas.flatMap((area) => area.publicRoutes ?? []).map(toRoute)}
      <Route component={Shell}>
        <Route path="/" component={() => <Navigate href="/inbox" />} />
        {areas.flatMap((area) => area.routes ?? []).map(toRoute)}
        <Route path="*" component={Missing} />
      </Route>
    </Router>
  </Areas.Provider>
);

const toRoute = ({ path, component }: AreaRoute) => <Route path={path} component={component} />;

loadTheme();
await loadWords();
const root = document.getElementById("root");
if (root) render(App, root);
