package graphviz

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

const (
	workerName = "ospomap-graphviz"
	nativeName = "dot"
	workerEnv  = "OSPOMAP_GRAPHVIZ"
)

// MissingError reports that no layout program is installed.
type MissingError struct {
	View string // view that needs it; may be empty
}

// Error names the view that needs the program, and how to install the program.
func (e *MissingError) Error() string {
	need := "this picture needs"
	if e.View != "" {
		need = fmt.Sprintf("the view %q needs", e.View)
	}
	return need + " the layout program " + workerName + ", which is not installed; in a clone of the project, `make install` puts it beside ospomap"
}

// worker returns the path of the layout program: the one named by the user, else the one
// next to this program, else one on the PATH, preferably workerName. If the program named
// by the user can't be run, that is an error; there is no fallback.
func (o Options) worker() (string, error) {
	getenv := o.Getenv
	if getenv == nil {
		getenv = os.Getenv
	}
	if o.Worker != "" {
		return named(o.Worker, "--graphviz")
	}
	if name := getenv(workerEnv); name != "" {
		return named(name, workerEnv)
	}
	for _, dir := range ownFolders() {
		if path, err := exec.LookPath(filepath.Join(dir, workerName)); err == nil {
			return path, nil
		}
	}
	for _, name := range []string{workerName, nativeName} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", &MissingError{View: o.View}
}

func named(name, source string) (string, error) {
	path, err := exec.LookPath(name)
	if err != nil {
		if e, ok := errors.AsType[*exec.Error](err); ok {
			err = e.Err
		}
		if e, ok := errors.AsType[*fs.PathError](err); ok {
			err = e.Err
		}
		return "", fmt.Errorf("cannot run the layout program %q given by %s: %w", name, source, err)
	}
	return path, nil
}

// ownFolders returns the folder of this program, as called and with symbolic links resolved.
func ownFolders() []string {
	self, err := os.Executable()
	if err != nil {
		return nil
	}
	folders := []string{filepath.Dir(self)}
	if target, err := filepath.EvalSymlinks(self); err == nil && filepath.Dir(target) != folders[0] {
		folders = append(folders, filepath.Dir(target))
	}
	return folders
}
