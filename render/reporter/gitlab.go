package reporter

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/ospomap/ospomap/model"
)

type gitlabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
}

// gitlabSeverity leaves GitLab's "critical" and "blocker" to what harms a
// running system.
var gitlabSeverity = map[model.Severity]string{model.Error: "major", model.Warning: "minor", model.Info: "info"}

func writeGitLab(w io.Writer, files []File, o Options) error {
	issues := []gitlabIssue{}
	unique := numbering{}
	for _, x := range o.worstFirst(files) {
		key := x.file.path() + "\x00" + x.Fingerprint()
		description := o.withHint(x.Finding)
		if mark := x.mark(); mark != "" {
			description = mark + ": " + description
		}
		issues = append(issues, gitlabIssue{
			Description: description, CheckName: x.Rule, Severity: gitlabSeverity[x.Severity],
			Fingerprint: gitlabFingerprint(key, unique.next(key)),
			Location:    gitlabLocation{x.file.path(), gitlabLines{span(x.Pos).Line}},
		})
	}
	// The format has issues and nothing beside them, so a note about a map is one too.
	for i := range files {
		for _, note := range files[i].notes(o.Words) {
			path := files[i].path()
			issues = append(issues, gitlabIssue{
				Description: note, CheckName: "ospomap", Severity: gitlabSeverity[model.Info],
				Fingerprint: gitlabFingerprint(path+"\x00"+note, 1), Location: gitlabLocation{path, gitlabLines{1}},
			})
		}
	}
	return WriteJSON(w, issues)
}

// gitlabFingerprint identifies a finding by its map, rule and subject, and by a
// number where one map has several of these: GitLab shows equal ones once.
func gitlabFingerprint(key string, n int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, n))
	return hex.EncodeToString(sum[:16])
}
