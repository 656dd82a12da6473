// Package earlier reviews a map against an earlier version of it from git.
package earlier

import (
	"fmt"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/gitfile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
)

// Review reviews a map against what it and its project file were when the branch forked
// from a revision; project reads that file. A version with errors gives way to the last
// one before it without. The note says which version that is where a reader may expect
// another, else it is empty.
func Review(arg string, judged *check.Result, rev string, limit int64, project func(*gitfile.Version) (*model.Config, error)) (review *check.Review, note string, err error) {
	f, err := gitfile.Find(arg)
	if err != nil {
		return nil, "", err
	}
	v, err := f.Since(rev, limit)
	if err != nil {
		return nil, "", err
	}
	e := check.Earlier{Name: rev + ":" + arg, Source: v.Source}
	if e.Project, err = project(v); err != nil {
		return nil, "", err
	}
	review, note = judged.Since(e), v.Note
	switch {
	case !v.Found && note == "":
		note = fmt.Sprintf("not there at %q, so the map is new", rev)
	case review.Old.Err() != nil:
		if last := v.Before(limit, errorless); last != nil {
			e.Name, e.Source = last.Name(), last.Source
			review, note = judged.Since(e), last.Note
		} else if review.Old.Unread() {
			note = fmt.Sprintf("could not be read in full at %q, so no gap counts as opened", rev)
		}
	}
	return review, note, nil
}

// errorless reports whether a map has no errors.
func errorless(src []byte) bool {
	return check.Run(src, check.Options{Rules: gap.Options{ErrorsOnly: true}}).Err() == nil
}
