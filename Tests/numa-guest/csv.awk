# Prints the columns named in `columns` (with commas) of a CSV file, between tabs; quoted cells may hold commas and doubled quotes.
function split_row(line, cells,    count, cell, quoted, i, letter) {
    count = 0; cell = ""; quoted = 0
    for (i = 1; i <= length(line); i++) {
        letter = substr(line, i, 1)
        if (letter == "\"") {
            if (quoted && substr(line, i + 1, 1) == "\"") { cell = cell letter; i++ } else quoted = !quoted
        } else if (letter == "," && !quoted) { cells[++count] = cell; cell = "" } else cell = cell letter
    }
    cells[++count] = cell
    return count
}
{
    sub(/\r$/, "")
    found = split_row($0, cells)
    if (NR == 1) {
        for (i = 1; i <= found; i++) place[cells[i]] = i
        wanted = split(columns, names, ",")
        next
    }
    row = ""
    for (i = 1; i <= wanted; i++) row = row (i > 1 ? "\t" : "") (cells[place[names[i]]] == "" ? "-" : cells[place[names[i]]])
    print row
}
