#!/bin/sh
# Makes a certificate for this run alone on a Mac, trusts it there, and says by which variables applications are signed with
# it: `make-signing-certificate.sh >> "$GITHUB_ENV"`. Such an application is nobody's: it is only the same as its next version.
set -eu
folder=$(mktemp -d)
password=$(openssl rand -hex 16)
cat > "$folder/request.cnf" <<'CNF'
[req]
distinguished_name = name
x509_extensions = extensions
prompt = no
[name]
CN = Trial of SentinelOne Connector
[extensions]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, codeSigning
CNF
openssl req -x509 -newkey rsa:3072 -nodes -days 1 -config "$folder/request.cnf" \
  -keyout "$folder/key.pem" -out "$folder/certificate.pem" 2> /dev/null
# The keychain of macOS reads the older form only; OpenSSL 3 has to be asked for it, LibreSSL does not know the word.
openssl pkcs12 -export -legacy -inkey "$folder/key.pem" -in "$folder/certificate.pem" \
  -out "$folder/trial.p12" -passout "pass:$password" 2> /dev/null ||
  openssl pkcs12 -export -inkey "$folder/key.pem" -in "$folder/certificate.pem" \
    -out "$folder/trial.p12" -passout "pass:$password"
sudo security authorizationdb write com.apple.trust-settings.admin allow >&2
sudo security add-trusted-cert -d -r trustRoot -p codeSign -k /Library/Keychains/System.keychain \
  "$folder/certificate.pem" >&2
echo "CSC_LINK=$folder/trial.p12"
echo "CSC_KEY_PASSWORD=$password"
