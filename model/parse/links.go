package parse

import (
	"net/url"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

func (r *reader) link(n *node, text string) bool {
	if isLink(text) {
		return true
	}
	r.badLink(n, text)
	return false
}

func (r *reader) badLink(n *node, text string) {
	f := r.add(ruleBadLink, r.pos(n), r.path.String(), "%s is not a link; use a full http, https or mailto address", quoted(text))
	scheme, _, _ := strings.Cut(text, ":")
	near := model.Near(scheme, model.LinkSchemes)
	switch meant := linkMeant(text); {
	case near != "" && near != scheme:
		f.Hint = "addresses of this kind begin with " + quote(near+":")
	case meant != "":
		f.Hint = "write " + meant
	}
}

// linkMeant returns the link that text was meant to be, with its spaces escaped or its
// scheme added; empty if that is not clear.
func linkMeant(text string) string {
	spaced := strings.ReplaceAll(text, " ", "%20")
	whole := "https://" + strings.TrimLeft(spaced, "/")
	switch {
	case spaced != text && isLink(spaced):
		return spaced
	case strings.Contains(text, ".") && !strings.ContainsAny(text, ":@") && isLink(whole):
		return whole
	}
	return ""
}

// source reads an address or a text that describes where something is. Malformed
// addresses, and those a browser would execute, are rejected.
func (r *reader) source(f *Field, n *node, text string) (value, bool) {
	if !r.visible(f, n, text) {
		return value{}, false
	}
	switch {
	case isLink(text):
		return value{source: model.Source{URL: text}}, true
	case isMailbox(text):
		return value{source: model.Source{Title: text, URL: "mailto:" + text}}, true
	case isBadAddress(text):
		r.badLink(n, text)
		return value{}, false
	}
	r.m.Texts = append(r.m.Texts, model.Text{Path: r.path.String(), Value: text, Pos: r.pos(n)})
	return value{source: model.Source{Title: text}}, true
}

// isLink reports whether a picture may link to text.
func isLink(text string) bool {
	for _, c := range text {
		if c == ' ' || model.Hidden(c) || strings.ContainsRune("<>\"\\^`{|}", c) {
			return false
		}
	}
	u, err := url.Parse(text)
	if err != nil || !slices.Contains(model.LinkSchemes, u.Scheme) {
		return false
	}
	switch u.Scheme {
	case "http", "https", "irc", "ircs":
		return u.Hostname() != ""
	case "mailto":
		return isMailbox(u.Opaque)
	}
	return u.Opaque != ""
}

// isMailbox reports whether text is an email address, with or without the query of a
// mailto link.
func isMailbox(text string) bool {
	name, host, _ := strings.Cut(text, "@")
	return name != "" && host != "" && !strings.ContainsAny(text, " :/") && !strings.HasPrefix(host, "@")
}

// isBadAddress reports whether text is an address that no picture may link to, or a
// malformed one.
func isBadAddress(text string) bool {
	scheme, rest, ok := strings.Cut(text, ":")
	scheme = strings.ToLower(strings.TrimSpace(scheme))
	switch {
	case !ok || strings.Contains(scheme, " "):
		return false
	case scheme == "javascript" || scheme == "vbscript":
		return true
	case slices.Contains([]string{"http", "https", "mailto", "data", "blob"}, scheme):
		return !strings.HasPrefix(rest, " ")
	}
	near := model.Near(scheme, model.LinkSchemes[:3])
	return strings.HasPrefix(rest, "/") && near != "" && near != scheme
}
