module certibloc

go 1.26
