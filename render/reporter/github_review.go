package reporter

import (
	"fmt"
	"io"
	"strings"

	"github.com/ospomap/ospomap/model/edit"
)

// mostComments is the maximum number of comments in a review. Nobody reads more.
const mostComments = 50

// review is the body of a request that creates a pull request review. GitHub accepts
// comments only on lines that the pull request shows.
type review struct {
	Event    string          `json:"event"`
	Body     string          `json:"body"`
	Comments []reviewComment `json:"comments"`
}

type reviewComment struct {
	Path      string `json:"path"`
	StartLine int    `json:"start_line,omitempty"`
	StartSide string `json:"start_side,omitempty"`
	Line      int    `json:"line"`
	Side      string `json:"side"`
	Body      string `json:"body"`
}

// writeGitHubReview writes a comment for each finding that does not fold under another,
// with its fix as a suggestion if there is one.
func writeGitHubReview(w io.Writer, files []File, o Options) error {
	total, under := Count(files...), o.foldings(files)
	r := review{Event: "COMMENT", Body: fmt.Sprintf("%s. %s.", o.Words.Say(total.verdict()), total.In(o.Words)), Comments: []reviewComment{}}
	for _, x := range o.worstFirst(files) {
		if o.folds(x.Finding) || under.hides(x) || x.Reason != "" || x.Pos.IsZero() || len(r.Comments) == mostComments {
			continue
		}
		r.Comments = append(r.Comments, o.reviewComment(x))
	}
	return WriteJSON(w, r)
}

func (o Options) reviewComment(x located) reviewComment {
	p := span(x.Pos)
	c := reviewComment{Path: x.file.path(), Line: p.Line, Side: "RIGHT"}
	c.Body = fmt.Sprintf("**%s**: %s", o.Words.Word(x.Severity.String()), Prose(cut(o.message(x.Finding), maxCell)))
	if x.Hint != "" {
		c.Body += "\n\n" + Prose(cut(x.Hint, maxCell))
	}
	if patch := x.file.patch(x.Finding); patch != nil {
		c.suggest(patch, x.file)
	}
	c.Body = strings.TrimRight(c.Body, "\n") + "\n\n" + Code(x.Rule)
	return c
}

// suggest adds a patch to a comment: as a suggestion for the lines it changes or, if they
// are in several places, as a diff.
func (c *reviewComment) suggest(p *patch, f *File) {
	c.Body += "\n\n" + Prose(p.sentence())
	hunks := p.hunks(f)
	if len(hunks) != 1 {
		c.Body += "\n\n" + Fence("diff", p.diff(f))
		return
	}
	h := hunks[0]
	text := strings.ReplaceAll(h.Text, "\r\n", "\n")
	if h.Line == h.End { // insertion only: replace a neighbouring line with itself and the new ones
		h = edit.Hunk{Line: max(h.Line-1, 1), End: max(h.Line, 2)}
		kept := strings.TrimRight(linesOf(f.Source, h.Line, h.End), "\r\n") + "\n"
		if hunks[0].Line == 1 {
			text += kept
		} else {
			text = kept + text
		}
	}
	if c.Line = h.End - 1; h.Line < c.Line {
		c.StartLine, c.StartSide = h.Line, c.Side
	}
	c.Body += "\n\n" + Fence("suggestion", text)
}
