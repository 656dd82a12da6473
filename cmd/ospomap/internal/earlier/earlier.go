// Package earlier reviews a map against an earlier version from git.
package earlier

import (
	"github.com/ospomap/ospomap/cmd/ospomap/internal/gitfile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
)

// Review reviews a map against its version where the branch forked from rev; project
// reads the project file of that version. If that version has errors, it uses the last
// earlier one without. The notes say which version it used if readers may expect another.
func Review(arg string, judged *check.Result, rev string, limit int64, project func(*gitfile.Version) (*model.Config, error)) (review *check.Review, notes []model.Sentence, err error) {
	f, err := gitfile.Find(arg)
	if err != nil {
		return nil, nil, err
	}
	v, err := f.Since(rev, limit)
	if err != nil {
		return nil, nil, err
	}
	e := check.Earlier{Name: rev + ":" + arg, Source: v.Source}
	if e.Project, err = project(v); err != nil {
		return nil, nil, err
	}
	review, notes = judged.Since(e), v.Notes
	if review.Old.Err() == nil {
		return review, notes, nil
	}
	if last := v.Before(limit, errorless); last != nil {
		e.Name, e.Source = last.Name(), last.Source
		return judged.Since(e), last.Notes, nil
	}
	if review.Old.Unread() {
		notes = append(notes, model.Says("could not be read in full at {version}, so no gap counts as opened", "version", model.Name(rev)))
	}
	return review, notes, nil
}

// errorless reports whether a map has no errors.
func errorless(src []byte) bool {
	return check.Run(src, check.Options{Rules: gap.Options{ErrorsOnly: true}}).Err() == nil
}
