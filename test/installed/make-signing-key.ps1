# Makes a certificate for this run alone on Windows, trusts it there, and says by which variables installers are signed with it.
$ErrorActionPreference = 'Stop'
$certificate = New-SelfSignedCertificate -Type CodeSigningCert -Subject 'CN=Trial of SentinelOne Connector' `
  -CertStoreLocation Cert:\CurrentUser\My -NotAfter (Get-Date).AddDays(1)
$password = [Guid]::NewGuid().ToString('N')
$pfx = Join-Path $env:RUNNER_TEMP 'trial.pfx'
$public = Join-Path $env:RUNNER_TEMP 'trial.cer'
Export-PfxCertificate -Cert $certificate -FilePath $pfx -Password (ConvertTo-SecureString $password -AsPlainText -Force) | Out-Null
Export-Certificate -Cert $certificate -FilePath $public | Out-Null
foreach ($store in 'Root', 'TrustedPublisher') {
  Import-Certificate -FilePath $public -CertStoreLocation "Cert:\LocalMachine\$store" | Out-Null
}
Add-Content -Path $env:GITHUB_ENV -Value "WIN_CSC_LINK=$pfx", "WIN_CSC_KEY_PASSWORD=$password"
