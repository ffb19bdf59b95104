//go:build ignore

// Command gen writes the embedded lists of communes and countries from packages of the npm registry. It asks for npm,
// which fetches them, and refuses a package whose bytes are not those that were looked at when this was written.
package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// source is a package of the registry, with the sum of its archive as npm writes it.
type source struct{ name, version, sum string }

var (
	today = source{"@etalab/decoupage-administratif", "6.0.0",
		"XavYsFlbcM/prKr8hNHPKER94IHw/dsxNM4nxjWMYk6PLFACpEedvn/7wK8Baozm0dCYhWWcf+7bcWpA5pmCaQ=="}
	// The last version that carries the history of the communes, from 1943 to 1 January 2019.
	past = source{"@etalab/decoupage-administratif", "0.8.0",
		"BNO0BLfPyUvLpGAStdKpZAX80hUHdkhhD3GMu7HcwERqmshl96uIU0v3/1LlL23DiMs9qRyVIRnfDDIAfHaG/w=="}
	// The codes that INSEE gives to countries, under names of another age.
	countryCodes = source{"french-ssn", "4.1.0",
		"Blh/Zm2uQAyXiFZkOmARkOEPkyN0wth6Cxy0pjiUKxp3eu6ikg3nAb006GbdBQl7LKkORW3RcdkM6eIhE99eUw=="}
	countryNames = source{"i18n-iso-countries", "7.14.0",
		"nXHJZYtNrfsi1UQbyRqm3Gou431elgLjKl//CYlnBGt5aTWdRPH1PiS2T/p/n8Q8LnqYqzQJik3Q7mkwvLokeg=="}
)

func main() {
	if err := errors.Join(writeCommunes("communes.txt.gz"), writeCountries("countries.txt")); err != nil {
		log.Fatal(err)
	}
}

func (s source) String() string { return s.name + " " + s.version }

// files fetches the package and returns the files asked for, by their path in it, read as JSON into the values given.
func (s source) files(into map[string]any) error {
	dir, err := os.MkdirTemp("", "gen")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	out, err := exec.Command("npm", "pack", "--silent", "--pack-destination", dir, s.name+"@"+s.version).Output()
	if err != nil {
		return fmt.Errorf("fetch %s: %w", s, err)
	}
	archive, err := os.ReadFile(filepath.Join(dir, strings.TrimSpace(string(out))))
	if err != nil {
		return err
	}
	if sum := sha512.Sum512(archive); base64.StdEncoding.EncodeToString(sum[:]) != s.sum {
		return fmt.Errorf("%s: the archive is not the one that is known", s)
	}
	return unpack(archive, into)
}

func unpack(archive []byte, into map[string]any) error {
	zipped, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		return err
	}
	for files := tar.NewReader(zipped); ; {
		head, err := files.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if v, wanted := into[strings.TrimPrefix(head.Name, "package/")]; wanted {
			if err := json.NewDecoder(files).Decode(v); err != nil {
				return fmt.Errorf("read %s: %w", head.Name, err)
			}
		}
	}
}
