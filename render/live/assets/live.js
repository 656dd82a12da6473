// Keeps the page in step with the map. When the server tells of a change, the
// whole page is fetched and its parts take the place of those that are shown.
"use strict";
(() => {
	const $ = id => document.getElementById(id);
	const live = $("live"), looks = new CSSStyleSheet();
	let busy = false, again = false;

	// say changes the line that is read out, if there is anything new to say.
	function say(text, broken) {
		const line = $("live-state");
		if (line.textContent !== text) line.textContent = text;
		line.className = broken ? "broken" : "";
	}

	function lost() {
		live.dataset.number = 0; // so that whatever comes next is new
		say(live.dataset.lost, true);
	}

	async function refresh() {
		again = true;
		if (busy) return;
		busy = true;
		try {
			while (again) {
				again = false;
				const answer = await fetch(location.href.split("#")[0]);
				if (!answer.ok) throw new Error(answer.statusText);
				show(await answer.text());
			}
		} catch {
			lost();
		}
		busy = false;
	}

	// show takes the page without its styles: the policy knows those of the picture
	// that came first, and no others.
	function show(text) {
		const styles = [];
		const page = new DOMParser().parseFromString(text.replace(/<style>([^]*?)<\/style>/g, (_, css) => (styles.push(css), "")), "text/html");
		const next = page.getElementById("live"), state = page.getElementById("live-state"), findings = page.getElementById("live-findings");
		if (next.dataset.run !== live.dataset.run) return location.reload(); // another server, perhaps another program
		if (next.dataset.picture !== live.dataset.picture) swap(page, styles.at(-1));
		live.dataset.number = next.dataset.number;
		live.dataset.picture = next.dataset.picture;
		say(state.textContent, state.classList.contains("broken"));
		for (const part of findings.querySelectorAll("details")) part.open = $(part.id)?.open ?? false;
		$("live-findings").replaceChildren(...findings.childNodes);
		const offered = $("live-form").elements.focus, offer = page.getElementById("live-form").elements.focus;
		if (offered.innerHTML !== offer.innerHTML) { // the stakeholders have changed
			const chosen = offered.value;
			offered.replaceChildren(...offer.childNodes);
			offered.value = chosen;
			if (offered.selectedIndex < 0) offered.value = "";
		}
	}

	// swap puts the other page's parts in place, and the picture's looks. The page's
	// script is the same as ours; it remembers what the reader sees and begins anew.
	function swap(page, css) {
		$("picture").dispatchEvent(new Event("leave"));
		for (const part of [".bar", "#picture", "#details"]) document.querySelector(part).replaceWith(page.querySelector(part));
		looks.replaceSync(css);
		document.adoptedStyleSheets = [looks];
		document.title = page.title;
		const script = document.createElement("script");
		script.textContent = document.querySelector("script").textContent;
		document.body.append(script);
		script.remove();
	}

	// What is chosen is shown at once, but for the format, which is that of the file.
	$("live-show").hidden = true;
	$("live-form").addEventListener("change", e => {
		if (e.target.name !== "format") $("live-form").requestSubmit($("live-show"));
	});

	// A finding's link opens the card that tells of it.
	live.addEventListener("click", e => {
		const link = e.target.closest("a"), card = link && $(decodeURIComponent(link.hash.slice(1)));
		if (!card) return;
		e.preventDefault();
		card.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true}));
	});

	// hear takes what the server tells: the version that it shows, or nothing where
	// it is gone.
	function hear(version) {
		if (!version) lost();
		else if (version !== `${live.dataset.run}-${live.dataset.number}`) refresh();
	}

	// Browsers open six connections to a server and no more. So one page of those
	// that can be seen holds the stream of events and tells the others; a hidden one
	// catches up when it is shown again.
	const others = new BroadcastChannel(location.pathname);
	let told = ""; // last by the stream, if this page holds it
	others.addEventListener("message", e => {
		if (e.data !== "?") document.hidden || hear(e.data);
		else if (told) others.postMessage(told);
	});

	function stream(signal) {
		return new Promise(done => {
			const events = new EventSource("events");
			const tell = version => {
				told = version;
				hear(version);
				others.postMessage(version);
			};
			events.addEventListener("message", e => tell(e.data));
			events.addEventListener("error", () => tell(""));
			signal.addEventListener("abort", () => {
				events.close();
				told = "";
				done();
			});
		});
	}

	let turn; // of this page, to hold the stream or to wait for it
	function attend() {
		turn?.abort();
		if (document.hidden) return;
		const {signal} = turn = new AbortController();
		const hold = () => signal.aborted || stream(signal);
		if (navigator.locks) navigator.locks.request(location.pathname, {signal}, hold).catch(() => {}); // hidden before its turn
		else hold();
		others.postMessage("?"); // whoever holds it knows what came since this page was fetched
	}

	document.addEventListener("visibilitychange", attend);
	addEventListener("pagehide", () => turn?.abort());
	addEventListener("pageshow", e => e.persisted && attend());
	attend();
})();
