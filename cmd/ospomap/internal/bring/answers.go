package bring

import (
	"fmt"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/voices"
	"github.com/ospomap/ospomap/render/reporter"
)

// Answers reads files of answers and returns the map with them added.
func (i *Import) Answers(files []string, name string, before []byte) ([]byte, error) {
	all := make([]voices.File, len(files))
	for n, arg := range files {
		var err error
		if all[n].Name, all[n].Source, err = i.Read(arg); err != nil {
			return nil, err
		}
	}
	done, wrong, err := voices.Collect(name, before, all)
	if err != nil {
		return nil, &Refused{"nothing is changed: " + err.Error()}
	}
	if len(wrong) > 0 {
		m := &Mistaken{}
		for _, f := range wrong {
			m.Files = append(m.Files, reporter.File{Name: f.Name, Source: f.Source, Findings: f.Findings})
		}
		return nil, m
	}
	for _, line := range append(done.Told, done.Count.String()) {
		fmt.Fprintln(i.Err, model.Printable(line))
	}
	return done.Source, nil
}
