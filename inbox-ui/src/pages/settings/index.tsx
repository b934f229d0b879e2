export default function Settings() { return <main class="page" id="content" />; }
