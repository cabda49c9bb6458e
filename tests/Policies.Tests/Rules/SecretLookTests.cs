using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules;

namespace LandingZone.Policies.Tests.Rules;

/// <summary>Variables that hold a secret, and those that only say where it is.</summary>
public sealed class SecretLookTests
{
    [Theory]
    [InlineData("DB_PASSWORD", "hunter2")]
    [InlineData("dbPassword", "hunter2")]
    [InlineData("PASSWORD", "hunter2")]
    [InlineData("aws_secret_access_key", "x")]
    [InlineData("API-KEY", "x")]
    [InlineData("GITHUB_TOKEN", "x")]
    [InlineData("SOMETHING", "AKIAIOSFODNN7EXAMPLE")]
    [InlineData("SOMETHING", "-----BEGIN RSA PRIVATE KEY-----")]
    [InlineData("BROKER", "amqps://user:hunter2@broker:5671/")]
    public void Secret_is_told_by_its_name_or_its_form(string name, string value) => Assert.True(SecretLook.Has(name, Value.Of(value)).IsYes);

    [Theory]
    [InlineData("DB_PASSWORD", "")]
    [InlineData("DB_PASSWORD", "/run/secrets/password")]
    [InlineData("DB_PASSWORD", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:database")]
    [InlineData("DB_PASSWORD_ARN", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:database")]
    [InlineData("SECRET_NAME", "database")]
    [InlineData("TOKEN_URL", "https://login.bank.example/token")]
    [InlineData("MAX_TOKENS", "512")]
    [InlineData("TOKENIZER", "bpe")]
    [InlineData("KEY", "value")]
    [InlineData("QUEUE", "https://sqs.eu-west-1.amazonaws.com/111122223333/work")]
    public void What_only_names_a_secret_is_none(string name, string value) => Assert.True(SecretLook.Has(name, Value.Of(value)).IsNo);

    [Fact]
    public void What_the_program_marks_is_a_secret_and_what_is_not_known_is_asked_only_under_such_a_name()
    {
        Assert.True(SecretLook.Has("PLAIN", Value.SecretOf("x")).IsYes);
        Assert.True(SecretLook.Has("DB_PASSWORD", Value.Unknown).IsUnknown);
        Assert.True(SecretLook.Has("TABLE", Value.Unknown).IsNo);
    }
}
