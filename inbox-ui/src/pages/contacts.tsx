export default function Contacts() { return <main class="page" id="content" />; }
