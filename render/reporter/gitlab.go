package reporter

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/ospomap/ospomap/model"
)

type gitlabIssue struct {
	Description string `json:"description"`
	CheckName   string `json:"check_name"`
	Fingerprint string `json:"fingerprint"`
	Severity    string `json:"severity"`
	Location    struct {
		Path  string `json:"path"`
		Lines struct {
			Begin int `json:"begin"`
		} `json:"lines"`
	} `json:"location"`
}

// gitlabSeverity does not use GitLab's "critical" and "blocker", which are for what harms
// a running system.
var gitlabSeverity = [...]string{model.Error: "major", model.Warning: "minor", model.Info: "info"}

func writeGitLab(w io.Writer, files []File, o Options) error {
	issues := []gitlabIssue{}
	add := func(f *File, line int, issue gitlabIssue) {
		issue.Location.Path, issue.Location.Lines.Begin = f.path(), line
		issues = append(issues, issue)
	}
	unique := numbering{}
	for _, x := range o.worstFirst(files) {
		key := x.file.path() + "\x00" + x.Fingerprint()
		description := o.withHint(x.Finding)
		if mark := x.mark(); mark != "" {
			description = mark + ": " + description
		}
		add(x.file, span(x.Pos).Line, gitlabIssue{
			Description: description, CheckName: x.Rule, Severity: gitlabSeverity[x.Severity],
			Fingerprint: gitlabFingerprint(key, unique.next(key)),
		})
	}
	// The format has only issues, so a note about a map is one too.
	for i := range files {
		for _, note := range files[i].Notes(o.Words) {
			add(&files[i], 1, gitlabIssue{
				Description: note, CheckName: "ospomap", Severity: gitlabSeverity[model.Info],
				Fingerprint: gitlabFingerprint(files[i].path()+"\x00"+note, 1),
			})
		}
	}
	return WriteJSON(w, issues)
}

// gitlabFingerprint identifies a finding by its map, rule and subject, and by a number if
// a map has several of these: GitLab shows equal ones only once.
func gitlabFingerprint(key string, n int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, n))
	return hex.EncodeToString(sum[:16])
}
