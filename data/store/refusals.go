package store

import (
	"errors"

	"certibloc/data"
)

// What the user reads when the store cannot do as asked. Damage is always said with what was left untouched.

func cannotCreate(dir string, err error) error {
	return data.Refuse("Le dossier « %s » n’a pas pu être créé.", dir).
		Hint("Vérifiez l’espace disponible et vos droits sur cet emplacement, puis recommencez.").Because(err)
}

func notWritable(dir string, err error) error {
	return data.Refuse("Certibloc n’a pas le droit d’écrire dans le dossier « %s ».", dir).
		Hint("Vérifiez vos droits sur ce dossier, et que le disque n’est pas en lecture seule.").Because(err)
}

func alreadyOpen(err error) error {
	return data.Refuse("Certibloc est déjà ouvert sur ce dossier.").
		Hint("Revenez à la fenêtre ouverte, ou fermez-la avant de recommencer.").Because(err)
}

// damage says what is wrong with a folder that was not opened.
func damage(err error, format string, args ...any) error {
	return data.Refuse(format, args...).
		Hint("Rien n’a été modifié. Mettez une copie de ce dossier à l’abri, puis restaurez la dernière sauvegarde dans un nouveau dossier.").
		Because(errors.Join(ErrDamaged, err))
}

// ErrDamaged says that a folder was not opened because it is damaged: Look tells more, and a backup helps.
var ErrDamaged = errors.New("the folder is damaged")

func tooBig(err error) error {
	return data.Refuse("Cet enregistrement est trop volumineux pour être fait en une seule fois ; rien n’a été enregistré.").
		Hint("Recommencez en plusieurs fois, avec moins de lignes.").Because(err)
}

func unusable(err error) error {
	return data.Refuse("Le disque a refusé une écriture : on ne sait pas si le dernier enregistrement a été conservé.").
		Hint("Vérifiez l’espace disponible, fermez Certibloc et rouvrez-le : il dira ce qui a été conservé.").Because(err)
}
